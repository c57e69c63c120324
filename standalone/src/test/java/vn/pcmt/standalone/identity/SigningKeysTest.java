package vn.pcmt.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration KEPT = Duration.ofHours(8);

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-02T01:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @Test
    void aNewKeySignsAndTheOldOneStaysUntilItsTokensHaveRunOut() {
        SigningKeys keys = keys();
        String first = ids(keys).getFirst();

        keys.rotate();
        assertThat(ids(keys)).hasSize(2).last().isEqualTo(first);
        String second = ids(keys).getFirst();

        pass(KEPT.minusSeconds(1));
        assertThat(ids(keys)).containsExactly(second, first);
        pass(Duration.ofSeconds(1));
        assertThat(ids(keys)).containsExactly(second);
    }

    @Test
    void aKeyIsReplacedByItselfAtTheEndOfItsLife() {
        SigningKeys keys = keys();
        String first = ids(keys).getFirst();

        pass(LIFE.minusSeconds(1));
        assertThat(ids(keys)).containsExactly(first);
        pass(Duration.ofSeconds(1));
        assertThat(ids(keys)).hasSize(2).last().isEqualTo(first);
    }

    @Test
    void theKeysOutliveARestart() {
        SigningKeys keys = keys();
        keys.rotate();

        assertThat(ids(keys())).isEqualTo(ids(keys)).hasSize(2);
    }

    @Test
    void aFileOfOneKeyFromAnEarlierVersionIsStillRead() throws Exception {
        var old = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        Files.writeString(folder.resolve("signing-key.json"), old.toJSONString());

        assertThat(ids(keys())).hasSize(2).last().isEqualTo(old.getKeyID());
    }

    private SigningKeys keys() {
        return SigningKeys.in(folder, clock, LIFE, KEPT);
    }

    private static List<String> ids(SigningKeys keys) {
        return keys.current().getKeys().stream().map(JWK::getKeyID).toList();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
