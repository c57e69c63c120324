package vn.pcmt.standalone.identity;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is secret in one installation: the keys that seal workbooks and audit records, the password of the demo accounts,
 * and one secret per client. Made at the first start, kept in files only the owner may read, never logged.
 */
public final class InstallationSecrets {

    /** Client id of the console. */
    public static final String CONSOLE = "console";

    private static final String SECRETS_FILE = "secrets.properties";
    private static final String PASSWORD = "demo.password";
    private static final String WORKBOOKS = "workbook.key";
    private static final String AUDIT = "audit.key";
    private static final String CLIENT = "client.";
    /** No 0, 1, i, l or o, which are read as one another. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TreeMap<String, String> secrets;

    private InstallationSecrets(TreeMap<String, String> secrets) {
        this.secrets = secrets;
    }

    /**
     * Reads the secrets in a folder and makes those that are missing.
     *
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public static synchronized InstallationSecrets in(Path folder) {
        try {
            PrivateFile.createFolder(folder);
            return new InstallationSecrets(secrets(folder.resolve(SECRETS_FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one password of all demo accounts. */
    public String demoPassword() {
        return secret(PASSWORD);
    }

    /**
     * The secret of a client.
     *
     * @throws IllegalArgumentException if there is no such client
     */
    public String clientSecret(String clientId) {
        return secret(CLIENT + clientId);
    }

    /** The key that marks the workbooks that are handed out. */
    public String workbookKey() {
        return secret(WORKBOOKS);
    }

    /** The key that seals the records of the audit logs. */
    public String auditKey() {
        return secret(AUDIT);
    }

    private String secret(String name) {
        String secret = secrets.get(name);
        if (secret == null) {
            throw new IllegalArgumentException("There is no " + name);
        }
        return secret;
    }

    private static TreeMap<String, String> secrets(Path file) throws IOException {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        var secrets = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> secrets.put(name, properties.getProperty(name)));
        int known = secrets.size();
        secrets.computeIfAbsent(PASSWORD, name -> readablePassword());
        secrets.computeIfAbsent(WORKBOOKS, name -> randomSecret());
        secrets.computeIfAbsent(AUDIT, name -> randomSecret());
        secrets.computeIfAbsent(CLIENT + CONSOLE, name -> randomSecret());
        for (String client : Accounts.ofTheProvince().machines().keySet()) {
            secrets.computeIfAbsent(CLIENT + client, name -> randomSecret());
        }
        if (secrets.size() > known) {
            PrivateFile.write(
                    file,
                    secrets.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining("\n", "", "\n")));
        }
        return secrets;
    }

    /** 256 random bits. */
    private static String randomSecret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** About 59 random bits, in groups that can be typed from a screen. */
    static String readablePassword() {
        return IntStream.range(0, 3)
                .mapToObj(group -> IntStream.range(0, 4)
                        .mapToObj(letter -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
