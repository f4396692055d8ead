//! The data key, sealed to a slot's public key: HPKE in base mode (RFC 9180).

use std::convert::Infallible;

use hpke::aead::{AeadTag, ChaCha20Poly1305};
use hpke::inout::InOutBuf;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, HpkeError, Kem, OpModeR, OpModeS, Serializable};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::lock::Proof;
use super::secret::SecretBytes;
use super::{Damage, DataKey, Hex, KeyError, random};

type PrivateKey = <X25519HkdfSha256 as Kem>::PrivateKey;
type PublicKey = <X25519HkdfSha256 as Kem>::PublicKey;
type EncappedKey = <X25519HkdfSha256 as Kem>::EncappedKey;

/// A data key that only the owner of one slot can take out.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Seal {
    /// Which data key of the house this is; grows by one when the key is changed.
    pub(super) generation: u32,
    encapsulated: Hex<32>,
    cipher: Hex<32>,
    tag: Hex<16>,
    /// That it was sealed by somebody who knew this data key. Anybody can seal something to a public key, and anybody
    /// who can write the file can put a public key into it; before a new data key is sealed to a slot, this proof tells
    /// whether the slot belongs to the house.
    proof: Proof,
}

impl Seal {
    /// Seals `key` to `public_key`, bound to the slot's `header` and the generation.
    ///
    /// # Errors
    /// [`Damage::Seal`] if the public key is not a usable one, [`KeyError::Random`].
    pub(super) fn new(public_key: &Hex<32>, header: &[u8], generation: u32, key: &DataKey) -> Result<Self, KeyError> {
        let recipient = PublicKey::from_bytes(&public_key.0).map_err(damaged)?;
        let info = info(header, generation);
        let mut cipher = SecretBytes::zeroed();
        cipher.as_mut().copy_from_slice(key.as_bytes());
        let mut randomness = Randomness::draw()?;
        let (encapsulated, tag) =
            hpke::single_shot_seal_inout_detached_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &recipient,
                &info,
                InOutBuf::from(cipher.as_mut().as_mut_slice()),
                &[],
                &mut randomness,
            )
            .map_err(damaged)?;
        Ok(Self {
            generation,
            encapsulated: Hex(encapsulated.to_bytes().into()),
            cipher: Hex(*cipher.as_ref()),
            tag: Hex(tag.to_bytes().into()),
            proof: Proof::new(key, &info)?,
        })
    }

    /// Takes the data key out.
    ///
    /// # Errors
    /// [`Damage::Seal`]: whoever holds the private key gave the right secret, so anything wrong here is damage.
    pub(super) fn open(&self, private_key: &SecretBytes, header: &[u8]) -> Result<DataKey, KeyError> {
        let owner = PrivateKey::from_bytes(private_key.as_ref()).map_err(damaged)?;
        let encapsulated = EncappedKey::from_bytes(&self.encapsulated.0).map_err(damaged)?;
        let tag = AeadTag::from_bytes(&self.tag.0).map_err(damaged)?;
        let info = info(header, self.generation);
        let mut bytes = SecretBytes::zeroed();
        bytes.as_mut().copy_from_slice(&self.cipher.0);
        hpke::single_shot_open_inout_detached::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &owner,
            &encapsulated,
            &info,
            InOutBuf::from(bytes.as_mut().as_mut_slice()),
            &[],
            &tag,
        )
        .map_err(damaged)?;
        let key = DataKey::from(bytes);
        if self.belongs_to(&key, header) { Ok(key) } else { Err(Damage::Seal.into()) }
    }

    /// Whether it was made by somebody who knew this data key.
    pub(super) fn belongs_to(&self, key: &DataKey, header: &[u8]) -> bool {
        self.proof.holds(key, &info(header, self.generation))
    }
}

/// A new key pair for a slot: private, public.
pub(super) fn key_pair() -> Result<(SecretBytes, Hex<32>), KeyError> {
    let seed = SecretBytes::random()?;
    let (private, public) = X25519HkdfSha256::derive_keypair(seed.as_ref());
    let mut bytes = SecretBytes::zeroed();
    private.write_exact(bytes.as_mut());
    Ok((bytes, Hex(public.to_bytes().into())))
}

/// What a seal is bound to: the slot's header, in which house and slot id stand, and the generation of the data key.
fn info(header: &[u8], generation: u32) -> Vec<u8> {
    [header, &generation.to_be_bytes()].concat()
}

fn damaged(_: HpkeError) -> KeyError {
    Damage::Seal.into()
}

/// Random bytes that were drawn before, in the shape `hpke` wants: its own source panics when the system's fails.
struct Randomness {
    bytes: Zeroizing<[u8; 64]>,
    used: usize,
}

impl Randomness {
    fn draw() -> Result<Self, KeyError> {
        let mut bytes = Zeroizing::new([0; 64]);
        random::fill(bytes.as_mut_slice())?;
        Ok(Self { bytes, used: 0 })
    }

    #[expect(clippy::expect_used, reason = "one seal draws 32 bytes (the ephemeral key, RFC 9180 4.1); 64 lie ready")]
    fn take(&mut self, count: usize) -> &[u8] {
        let from = self.used;
        self.used += count;
        self.bytes.get(from..self.used).expect("more randomness than one seal needs")
    }
}

impl TryRng for Randomness {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_ne_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_ne_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Infallible> {
        target.copy_from_slice(self.take(target.len()));
        Ok(())
    }
}

impl TryCryptoRng for Randomness {}
