//! Rules of hosts.
