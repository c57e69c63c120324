package vn.pcmt.console.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The readable part of a mail: enough of MIME for mails this product writes (RFC 2045 to 2047), not a mail client.
 *
 * @param to as in the header, decoded
 * @param date when it was written; null if it does not say so in the form of RFC 5322
 * @param text the first text/plain part
 */
record Mail(String subject, String to, @Nullable Instant date, String text) {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);

    static Mail parse(byte[] raw) {
        // Latin-1 keeps every byte as one character until the part says what the bytes are.
        String all = new String(raw, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        Map<String, String> headers = headers(all);
        return new Mail(
                decodeWords(headers.getOrDefault("subject", "")),
                decodeWords(headers.getOrDefault("to", "")),
                date(headers.getOrDefault("date", "")),
                text(headers, body(all), 0));
    }

    private static @Nullable Instant date(String header) {
        try {
            // A comment may follow, such as the zone's name.
            String plain = header.replaceFirst("\\s*\\(.*\\)$", "");
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(plain, Instant::from);
        } catch (DateTimeException unsaid) {
            return null;
        }
    }

    private static String text(Map<String, String> headers, String body, int depth) {
        String type = headers.getOrDefault("content-type", "text/plain");
        Matcher boundary = BOUNDARY.matcher(type);
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/") && boundary.find() && depth < 3) {
            String fallback = "";
            for (String part : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
                String content = part.startsWith("\n") ? part.substring(1) : part;
                Map<String, String> inner = headers(content);
                String innerType = inner.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
                if (innerType.startsWith("text/plain") || innerType.startsWith("multipart/")) {
                    return text(inner, body(content), depth + 1).strip();
                }
                if (innerType.startsWith("text/")) {
                    fallback = text(inner, body(content), depth + 1).strip();
                }
            }
            return fallback;
        }
        String encoding = headers.getOrDefault("content-transfer-encoding", "8bit")
                .strip()
                .toLowerCase(Locale.ROOT);
        byte[] bytes =
                switch (encoding) {
                    case "base64" -> Base64.getMimeDecoder().decode(body);
                    case "quoted-printable" -> quotedPrintable(body.replace("=\n", ""), false);
                    default -> body.getBytes(StandardCharsets.ISO_8859_1);
                };
        Matcher charset = CHARSET.matcher(type);
        return new String(bytes, charset.find() ? charset(charset.group(1)) : StandardCharsets.UTF_8).strip();
    }

    private static Map<String, String> headers(String message) {
        Map<String, String> headers = new HashMap<>();
        int end = message.indexOf("\n\n");
        String head = (end < 0 ? message : message.substring(0, end)).replaceAll("\n[ \t]+", " ");
        head.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return headers;
    }

    private static String body(String message) {
        int end = message.indexOf("\n\n");
        return end < 0 ? "" : message.substring(end + 2);
    }

    private static String decodeWords(String header) {
        String joined = header.replaceAll("\\?=\\s+=\\?", "?==?");
        Matcher matcher = WORD.matcher(joined);
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (matcher.find()) {
            out.writeBytes(utf8(joined.substring(at, matcher.start())));
            byte[] bytes = matcher.group(2).equalsIgnoreCase("b")
                    ? Base64.getMimeDecoder().decode(matcher.group(3))
                    : quotedPrintable(matcher.group(3), true);
            Charset charset = charset(matcher.group(1));
            // A character may be split between two encoded words: join the bytes before reading them.
            out.writeBytes(charset.equals(StandardCharsets.UTF_8) ? bytes : utf8(new String(bytes, charset)));
            at = matcher.end();
        }
        out.writeBytes(joined.substring(at).getBytes(StandardCharsets.ISO_8859_1));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] quotedPrintable(String text, boolean header) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && hex(text, i + 1)) {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(header && c == '_' ? ' ' : c);
            }
        }
        return out.toByteArray();
    }

    private static boolean hex(String text, int at) {
        return at + 1 < text.length()
                && Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
