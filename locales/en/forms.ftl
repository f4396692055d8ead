# Forms: words that several of them share.

age-years = { $years ->
    [one] { $years } year old
   *[other] { $years } years old
}
