# Forms: words that several of them share.

age-years = { $years ->
    [one] { $years } år
   *[other] { $years } år
}
