/// What is legal of [`check_country`].
pub const LEGAL_COUNTRY: &str = "the two capital letters of a country in ISO 3166, such as FR";

/// ISO 3166-1, in 2026.
const COUNTRIES: &str = "
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO
    BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ
    DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP
    GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG
    KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML
    MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE
    PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL
    SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM
    US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
";

/// A country by its two letters, as they are kept: in capitals; or what is legal.
pub fn check_country(typed: &str) -> Result<String, &'static str> {
    let code = typed.trim().to_ascii_uppercase();
    let is_country = COUNTRIES.split_ascii_whitespace().any(|one| one == code);
    is_country.then_some(code).ok_or(LEGAL_COUNTRY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_two_letters_of_the_list() {
        assert_eq!(COUNTRIES.split_ascii_whitespace().count(), 249);
        assert_eq!(check_country(" fr "), Ok("FR".to_owned()));
        assert_eq!(check_country("YT"), Ok("YT".to_owned()));
        for typed in ["", "F", "XX", "UK", "France", "AD AE", "FRA"] {
            assert_eq!(check_country(typed), Err(LEGAL_COUNTRY), "{typed}");
        }
    }
}
