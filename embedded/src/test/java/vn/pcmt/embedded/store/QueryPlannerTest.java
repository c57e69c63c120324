package vn.pcmt.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of keys and the prefixes of regular expressions. */
class QueryPlannerTest {

    private static int compare(Object left, Object right) {
        return KeyOrder.INSTANCE.compare(left, right);
    }

    @Test
    void comparesNumbersOfAllTypesExactly() {
        assertThat(compare(1, 1L)).isZero();
        assertThat(compare(1, 1.0)).isZero();
        assertThat(compare(new Decimal128(new BigDecimal("1.50")), 1.5)).isZero();
        assertThat(compare(9_007_199_254_740_993L, 9_007_199_254_740_992.0)).isPositive();
        assertThat(compare(3_000_000_000L, 3_000_000_000.5)).isNegative();
        assertThat(compare(
                        new Decimal128(new BigDecimal("0.1")),
                        new Decimal128(new BigDecimal("0.10000000000000000001"))))
                .isNegative();
        assertThat(compare(0.0, -0.0)).isZero();
        assertThat(compare(Double.NaN, Double.NEGATIVE_INFINITY)).isNegative();
        assertThat(compare(Double.POSITIVE_INFINITY, new Decimal128(new BigDecimal("1E+6000"))))
                .isPositive();
    }

    @Test
    void keepsTypesApart() {
        assertThat(compare(null, 0)).isNegative();
        assertThat(compare(5, "5")).isNegative();
        assertThat(compare(KeyOrder.Edge.after("x"), "zzz")).isPositive();
        assertThat(compare(KeyOrder.Edge.before("x"), "")).isNegative();
        assertThat(compare(KeyOrder.Edge.before("x"), 1e300)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "^ab,ab",
        "^ab*,a",
        "^ab+c,ab",
        "^a.b,a",
        "^a\\.b,a.b",
        "^\\Qa.b\\E,a.b",
        "^\\Qa.b\\E.*,a.b",
        "^\\d,''",
        "ab,''",
        "^a|b,''",
        "^(ab),''",
        "^monthly~19333~,monthly~19333~"
    })
    void knowsTheTextAPatternBeginsWith(String pattern, String prefix) {
        assertThat(FieldBounds.literalPrefix(pattern)).isEqualTo(prefix);
    }
}
