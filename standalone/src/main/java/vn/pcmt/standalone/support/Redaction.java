package vn.pcmt.standalone.support;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a line what must not leave the installation: its secrets by their very value, whatever looks like a token,
 * an address or a number of a person, and words with Vietnamese letters with their neighbours, which are names: what the
 * program itself writes into logs is English.
 */
final class Redaction {

    static final String GONE = "[...]";

    private static final int SHORTEST_SECRET = 6;

    private static final List<Pattern> PERSONAL = List.of(
            // JSON web tokens and the like, in three parts
            Pattern.compile("\\b[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
            Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]+"),
            Pattern.compile(
                    "(?i)\\b[\\w.-]*(password|passwd|secret|token|apikey|api-key|credential)[\\w.-]*\\s*[=:]\\s*\\S+"),
            // user:password in an address
            Pattern.compile("(?<=://)[^/\\s@]+@"),
            Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+"),
            Pattern.compile("(?<![\\w.:-])(\\+84|0)(\\s?[.-]?\\d){8,10}\\b"),
            Pattern.compile("\\b\\d{12}\\b"),
            // long random texts: keys
            Pattern.compile("\\b(?=[\\w+/-]*\\d)(?=[\\w+/-]*[a-zA-Z])[A-Za-z0-9_+/-]{32,}={0,2}"),
            Pattern.compile("(\\p{Lu}[\\p{L}'-]*\\s+)*\\S*[^\\x00-\\x7F]\\S*(\\s+\\p{Lu}[\\p{L}'-]*)*"));

    private final List<String> secrets;

    /** @param secrets values that are never to be seen */
    Redaction(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String of(String line) {
        String rest = line;
        for (String secret : secrets) {
            rest = rest.replace(secret, GONE);
        }
        for (Pattern pattern : PERSONAL) {
            rest = pattern.matcher(rest).replaceAll(GONE);
        }
        return rest;
    }
}
