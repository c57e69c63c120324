package vn.pcmt.standalone.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    private final Redaction redaction = new Redaction(Set.of("k3yOfTheAuditLog", "short"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sealed with k3yOfTheAuditLog today | k3yOfTheAuditLog",
                "Authorization: Bearer abc.def | abc.def",
                "token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJiYy0xOTQyOSJ9.c2lnbmF0dXJlLWlz for it | eyJzdWIi",
                "mail to nguyen.a@quangtri.example failed | nguyen.a",
                "telephone 0912 345 678 is unknown | 345",
                "telephone +84912345678 is unknown | 8491",
                "identity card 044123456789 | 044123456789",
                "mongodb://pcmt:geheim@host/?tls=true | geheim",
                "spring.mail.password=geheim | geheim",
                "client.unit-44 secret: x7 | x7",
                "officer Nguyễn Văn An has left | An",
                "officer Lê Lan has left | Lan",
                "unit xã Khe Sanh is late | xã",
                "key 6fKq0s9dK2LmPz83hQwErTyUiOpAsDfG in use | 6fKq0s9d"
            })
    void takesOutWhatMustNotLeave(String line, String gone) {
        assertThat(redaction.of(line)).doesNotContain(gone).contains(Redaction.GONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-15T03:00:00.123+07:00 INFO  [68a1f] [main] v.p.r.view.Reconciler - compared 78 totals",
                "report PCMT-THANG~19429@2025-07-01~2026-01 at version 3",
                "http_server_requests_seconds_count{service=\"report-service\",status=\"200\"} 17.0",
                "java.lang.IllegalStateException: the broker 127.0.0.1:19092 does not answer",
                "jvm_memory_used_bytes{area=\"heap\",id=\"Tenured Gen\"} 2.97795584E8"
            })
    void leavesWhatHelps(String line) {
        assertThat(redaction.of(line)).isEqualTo(line);
    }

    @Test
    void aSecretTooShortToBeOneIsNoReasonToTearWords() {
        assertThat(redaction.of("a short break")).isEqualTo("a short break");
    }
}
