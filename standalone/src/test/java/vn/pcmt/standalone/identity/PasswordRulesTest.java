package vn.pcmt.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"mua xuan o Khe Sanh", "Bản làng tôi có suối", "0123456789ab"})
    void takesAnySignsIfThereAreEnoughOfThem(String chosen) {
        assertThat(PasswordRules.problemOf("quantri", "old", chosen)).isEmpty();
    }

    @Test
    void countsSignsNotBytesForTheShortestAndBytesForTheLongest() {
        assertThat(PasswordRules.problemOf("quantri", "old", "đườngbiêngi")).contains("password.short");
        assertThat(PasswordRules.problemOf("quantri", "old", "đườngbiêngiớ")).isEmpty();
        assertThat(PasswordRules.problemOf("quantri", "old", "abcdefgh".repeat(9)))
                .isEmpty();
        assertThat(PasswordRules.problemOf("quantri", "old", "abcdefgh".repeat(9) + "i"))
                .contains("password.long");
    }

    @Test
    void refusesWhatIsEasyToGuess() {
        assertThat(PasswordRules.problemOf("quantri", "old", "abababababab")).contains("password.easy");
        assertThat(PasswordRules.problemOf("quantri", "old", "QuanTri-2026!")).contains("password.easy");
        assertThat(PasswordRules.problemOf("duyet", "old", "Phòng chống ma túy 2026"))
                .contains("password.easy");
        assertThat(PasswordRules.problemOf("duyet", "old", "Quảng Trị mùa lũ về"))
                .isEmpty();
        assertThat(PasswordRules.problemOf("quantri", "mua xuan o Khe Sanh", "mua xuan o Khe Sanh"))
                .contains("password.same");
    }
}
