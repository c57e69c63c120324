package vn.pcmt.standalone.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The credentials of people, in one file that only the owner may read. Passwords are kept as bcrypt hashes; the keys of
 * one-time codes as they are, because codes are computed from them.
 */
public final class Credentials {

    private static final String FILE = "credentials.json";
    private static final String FIRST_ADMINISTRATOR = "quantri";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final TreeMap<String, Credential> byUserName;

    private Credentials(Path file, Map<String, Credential> byUserName) {
        this.file = file;
        this.byUserName = new TreeMap<>(byUserName);
    }

    /** @throws UncheckedIOException if the folder cannot be read or written */
    static Credentials in(Path folder) {
        try {
            PrivateFile.createFolder(folder);
            Path file = folder.resolve(FILE);
            Map<String, Credential> kept = Files.exists(file)
                    ? JSON.readValue(Files.readString(file), new TypeReference<Map<String, Credential>>() {})
                    : Map.of();
            return new Credentials(file, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives the administrator a password where nobody has one yet, as at the first start without demo accounts. It is
     * kept nowhere: whoever starts the installation sees it once, and it must be replaced at the first login.
     *
     * @return the user name and the password; empty if somebody has a password
     */
    public static Optional<Map.Entry<String, String>> firstAdministrator(Path folder) {
        Credentials credentials = in(folder);
        if (credentials.byUserName.values().stream().anyMatch(each -> each.hash() != null)) {
            return Optional.empty();
        }
        String password = InstallationSecrets.readablePassword();
        credentials.change(FIRST_ADMINISTRATOR, old -> Credential.passing(hash(password)));
        return Optional.of(Map.entry(FIRST_ADMINISTRATOR, password));
    }

    synchronized Credential of(String userName) {
        return byUserName.getOrDefault(userName, Credential.NONE);
    }

    /** On disk when this returns. */
    synchronized void change(String userName, UnaryOperator<Credential> change) {
        var changed = new TreeMap<>(byUserName);
        changed.put(userName, change.apply(of(userName)));
        try {
            PrivateFile.write(file, JSON.writeValueAsString(changed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byUserName.putAll(changed);
    }

    static String hash(String password) {
        return java.util.Objects.requireNonNull(new BCryptPasswordEncoder().encode(password));
    }
}
