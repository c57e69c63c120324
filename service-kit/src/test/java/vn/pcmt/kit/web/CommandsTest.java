package vn.pcmt.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.OptimisticLockingFailureException;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;

/** Keys, versions, receipts and pages. */
class CommandsTest {
    private final Caller caller =
            new Caller("bc-18859", "Cán bộ", Set.of(OfficerRole.COMMUNE_REPORTER), "18859@2025-07-01");
    private final Caller other = new Caller("bc-18883", "Cán bộ", Set.of(OfficerRole.COMMUNE_REPORTER), null);

    record Submission(Map<String, BigDecimal> values, String note) {}

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "with space", "tiếng-việt", "tab\tinside"})
    void refusesAKeyThatIsNoKey(String value) {
        assertRefused(() -> new IdempotencyKey(value), "idempotency-key-malformed");
    }

    @Test
    void acceptsAKeyOf8To100VisibleCharacters() {
        assertThat(new IdempotencyKey("12345678").value()).hasSize(8);
        assertThat(new IdempotencyKey("x".repeat(100)).value()).hasSize(100);
        assertRefused(() -> new IdempotencyKey("x".repeat(101)), "idempotency-key-malformed");
    }

    @Test
    void aVersionThatHasMovedOnIsStale() {
        new ExpectedVersion(3).check(3);
        assertRefused(() -> new ExpectedVersion(3).check(4), "stale-revision");
        assertThat(ETags.of(3)).isEqualTo("\"3\"");
    }

    @Test
    void aReceiptAnswersTheSameCommandAndRefusesAnother() {
        Receipts receipts = new Receipts();
        IdempotencyKey key = new IdempotencyKey("key-00000001");
        assertThat(receipts.answerTo(key, "print")).isEmpty();
        receipts.add(key, "print", "answer");
        assertThat(receipts.answerTo(key, "print")).contains("answer");
        assertRefused(() -> receipts.answerTo(key, "other"), "idempotency-key-reused");
    }

    @Test
    void theLatestTwentyReceiptsAreKept() {
        Receipts receipts = new Receipts();
        IntStream.rangeClosed(1, 21)
                .forEach(number -> receipts.add(new IdempotencyKey("key-0000" + number), "print", "answer " + number));
        assertThat(receipts.answerTo(new IdempotencyKey("key-00001"), "print")).isEmpty();
        assertThat(receipts.answerTo(new IdempotencyKey("key-00002"), "print")).contains("answer 2");
        assertThat(receipts.answerTo(new IdempotencyKey("key-000021"), "print")).contains("answer 21");
    }

    @Test
    void theSameCommandHasTheSameFingerprintWhateverTheOrderOfItsFields() {
        Map<String, BigDecimal> oneWay = new LinkedHashMap<>();
        oneWay.put("CA01", new BigDecimal("12"));
        oneWay.put("CA02", new BigDecimal("3"));
        Map<String, BigDecimal> otherWay = new LinkedHashMap<>();
        otherWay.put("CA02", new BigDecimal("3"));
        otherWay.put("CA01", new BigDecimal("12"));
        String print = Fingerprint.of(caller, "submit r1", new Submission(oneWay, "n"));
        assertThat(print).hasSize(64).isEqualTo(Fingerprint.of(caller, "submit r1", new Submission(otherWay, "n")));
        assertThat(print)
                .isNotEqualTo(Fingerprint.of(caller, "submit r1", new Submission(oneWay, "m")))
                .isNotEqualTo(Fingerprint.of(caller, "submit r2", new Submission(oneWay, "n")))
                .isNotEqualTo(Fingerprint.of(other, "submit r1", new Submission(oneWay, "n")));
    }

    @Test
    void aPageIsCutAndItsSizeCapped() {
        assertThat(new PageRequest(0, 100_000).size()).isEqualTo(200);
        assertRefused(() -> new PageRequest(-1, 10), "page-malformed");
        assertRefused(() -> new PageRequest(0, 0), "page-malformed");
        assertThat(Page.of(List.of("a", "b", "c"), new PageRequest(1, 2))).isEqualTo(new Page<>(List.of("c"), 1, 2, 3));
        assertThat(Page.of(List.of("a"), new PageRequest(Integer.MAX_VALUE, 200))
                        .items())
                .isEmpty();
    }

    @Test
    void aCallerMayWhatOneOfHisRolesMay() {
        caller.requireAny(OfficerRole.REVIEWER, OfficerRole.COMMUNE_REPORTER);
        assertThat(caller.has(OfficerRole.COMMUNE_REPORTER)).isTrue();
        assertRefused(() -> caller.requireAny(OfficerRole.REVIEWER), "forbidden");
    }

    @Test
    void theSameCommandTwiceAtOnceIsAnsweredAlike() {
        Receipts receipts = new Receipts();
        IdempotencyKey key = new IdempotencyKey("key-00000001");
        String answer = Commands.carryOut(() -> receipts.answerTo(key, "print").orElseGet(() -> {
            receipts.add(key, "print", "answer of the other");
            throw new OptimisticLockingFailureException("the other one saved first");
        }));
        assertThat(answer).isEqualTo("answer of the other");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
