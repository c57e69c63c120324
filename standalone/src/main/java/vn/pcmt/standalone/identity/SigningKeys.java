package vn.pcmt.standalone.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * The keys that sign tokens, newest first. The newest signs; those before it are published until every token that they
 * signed has run out, so nobody notices the change: a service that meets a key it does not know asks for the keys again.
 */
final class SigningKeys {

    private static final String FILE = "signing-key.json";
    private static final int BITS = 3072;

    private final Path file;
    private final Clock clock;
    private final Duration life;
    private final Duration kept;
    private List<JWK> keys;

    private SigningKeys(Path file, Clock clock, Duration life, Duration kept, List<JWK> keys) {
        this.file = file;
        this.clock = clock;
        this.life = life;
        this.kept = kept;
        this.keys = keys;
    }

    /**
     * Reads the keys in a folder and makes the first one.
     *
     * @param life how long a key signs
     * @param kept how long it is published after that
     * @throws UncheckedIOException if the file cannot be read or written, or is damaged
     */
    static SigningKeys in(Path folder, Clock clock, Duration life, Duration kept) {
        try {
            PrivateFile.createFolder(folder);
            Path file = folder.resolve(FILE);
            var keys = new SigningKeys(file, clock, life, kept, Files.exists(file) ? read(file) : List.of());
            if (keys.keys.isEmpty()) {
                keys.rotate();
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of now, with their private halves. */
    synchronized JWKSet current() {
        if (!clock.instant().isBefore(madeAt(keys.getFirst()).plus(life))) {
            rotate();
        }
        return new JWKSet(published());
    }

    /** Makes a new key, which signs from now on. */
    synchronized void rotate() {
        var changed = new ArrayList<JWK>();
        try {
            changed.add(new RSAKeyGenerator(BITS)
                    .keyIDFromThumbprint(true)
                    .issueTime(Date.from(clock.instant()))
                    .generate());
            if (!keys.isEmpty()) {
                changed.addAll(published());
            }
            PrivateFile.write(file, new JWKSet(changed).toString(false));
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make an RSA key", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keys = List.copyOf(changed);
    }

    private List<JWK> published() {
        Instant now = clock.instant();
        var published = new ArrayList<JWK>(List.of(keys.getFirst()));
        for (int i = 1; i < keys.size() && now.isBefore(madeAt(keys.get(i - 1)).plus(kept)); i++) {
            published.add(keys.get(i));
        }
        return published;
    }

    /** Keys of earlier versions bear no time; they are as old as can be. */
    private static Instant madeAt(JWK key) {
        return key.getIssueTime() == null ? Instant.EPOCH : key.getIssueTime().toInstant();
    }

    private static List<JWK> read(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            return text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(RSAKey.parse(text));
        } catch (ParseException e) {
            throw new IOException("The signing key " + file + " is damaged", e);
        }
    }
}
