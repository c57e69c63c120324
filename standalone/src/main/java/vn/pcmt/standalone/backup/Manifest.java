package vn.pcmt.standalone.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a backup says of itself, as its last entry: lines of words, of which the last is the digest of all before.
 *
 * @param layout of the data folder that was copied
 * @param createdAt when its moment was: what was acknowledged before is in it
 * @param files everything else in the backup
 */
public record Manifest(int layout, Instant createdAt, List<Entry> files) {

    /** Of the backup file. A program reads this one and all older ones. */
    static final int FORMAT = 1;

    static final String NAME = "MANIFEST";

    private static final String FIRST_WORD = "pcmt-backup";

    public Manifest {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param name in the data folder, with slashes
     * @param bytes its size
     * @param sha256 in hexadecimal digits
     */
    public record Entry(String name, long bytes, String sha256) {}

    /** How much is in it. */
    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    String text() {
        var text = new StringBuilder();
        text.append(FIRST_WORD).append(' ').append(FORMAT).append('\n');
        text.append("layout ").append(layout).append('\n');
        text.append("created ").append(createdAt).append('\n');
        for (Entry file : files) {
            text.append("file ")
                    .append(file.sha256())
                    .append(' ')
                    .append(file.bytes())
                    .append(' ')
                    .append(file.name())
                    .append('\n');
        }
        return text + "end " + digestOf(text) + "\n";
    }

    /** The format that a text claims, whatever else is in it; none if it is not the text of a backup. */
    static int formatOf(String text) {
        String first = text.lines().findFirst().orElse("");
        try {
            return first.startsWith(FIRST_WORD + " ") ? Integer.parseInt(first.substring(FIRST_WORD.length() + 1)) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Reads a text of this format.
     *
     * @throws IllegalArgumentException if it was changed or is not one
     */
    static Manifest parse(String text) {
        int end = text.lastIndexOf("end ");
        if (end < 0 || !text.substring(end + 4).strip().equals(digestOf(text.substring(0, end)))) {
            throw new IllegalArgumentException("its digest is wrong");
        }
        int layout = 0;
        Instant created = Instant.EPOCH;
        var files = new ArrayList<Entry>();
        for (String line : text.substring(0, end).lines().skip(1).toList()) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "layout" -> layout = Integer.parseInt(words[1]);
                case "created" -> created = instant(words[1]);
                case "file" -> files.add(new Entry(words[3], Long.parseLong(words[2]), words[1]));
                default -> throw new IllegalArgumentException("it says " + words[0]);
            }
        }
        return new Manifest(layout, created, files);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String digestOf(CharSequence text) {
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
