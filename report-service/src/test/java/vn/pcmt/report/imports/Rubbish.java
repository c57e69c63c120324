package vn.pcmt.report.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Things that somebody might send by mistake or on purpose, in an order that a seed settles. None of them is right. */
final class Rubbish {

    /** What is written where a figure belongs, as JSON. */
    private static final List<String> FIGURES = List.of(
            "1e400",
            "1E+2",
            "-1",
            "1.5",
            "99999999999999999999",
            "\"NaN\"",
            "\"Infinity\"",
            "NaN",
            "-Infinity",
            "00012",
            "0x1F",
            "\"0x1F\"",
            "\"=1+1\"",
            "\"=cmd|' /C calc'!A0\"",
            "\"+1+1\"",
            "\"@SUM(A1:A9)\"",
            "\"-2+3\"",
            "\"１２\"",
            "\"١٢\"",
            "\"1,5\"",
            "\"1 000\"",
            "\"1.000.000\"",
            "\"\\u0000\"",
            "\"12\\u0000\"",
            "\"\\u202E12\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"mười\"",
            "true",
            "{}",
            "[]",
            "[[[[]]]]",
            "{\"a\":1}",
            "null",
            "\"<script>alert(1)</script>\"",
            "\"${jndi:ldap://127.0.0.1/x}\"",
            "\"' OR '1'='1\"",
            "{\"$gt\":\"\"}",
            "\"../../etc/passwd\"",
            "1" + "0".repeat(5_000),
            "\"" + "9".repeat(5_000) + "\"",
            "\"1e999999999\"",
            "\"٣\"",
            "\"½\"",
            "\"1\\n2\"",
            "\"\"",
            "1e-400",
            "\"-0.0000001\"",
            "\"1_000\"",
            "'1'",
            "undefined",
            "+1",
            "1.");

    private static final List<String> UNITS = List.of(
            "99999",
            "../../etc/passwd",
            "",
            " ",
            "\\u0000",
            "\\ud800",
            "=1+1",
            "44",
            "VN",
            "91999@2025-07-01",
            "@".repeat(300),
            ":".repeat(19_000) + "x",
            "{\\\"$ne\\\":1}",
            "Xã Không Có",
            "18859@1900-01-01");

    private static final List<String> PERIODS = List.of(
            "2025-13",
            "2031-01",
            "1900-01",
            "9999999999-01",
            "-1",
            "2025-Q9",
            "2025-W99",
            "2025-02-30",
            "",
            "Tháng 8",
            "\\u0000",
            "2025~08",
            "+999999999-12",
            "2025-8",
            "20250814T00",
            "=NOW()");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "nonsense",
            "application/octet-stream",
            "text/html",
            "image/png",
            "application/pdf",
            "application/json-patch+json",
            "application/vnd.ms-excel",
            "text/csv; charset=x-nothing",
            "*/*",
            "a/b/c",
            "application/");

    private final Random random;

    Rubbish(long seed) {
        random = new Random(seed);
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String figure() {
        return one(FIGURES);
    }

    /** Within a JSON string. */
    String unit() {
        return one(UNITS);
    }

    /** Within a JSON string. */
    String period() {
        return one(PERIODS);
    }

    String type() {
        return one(TYPES);
    }

    /** A name of a file that means another place, or means harm. */
    String fileName() {
        return one(List.of(
                "..%2F..%2Fetc%2Fpasswd",
                "..%5C..%5Cboot.ini",
                "a%00.pdf",
                "CON",
                "%E2%80%AEfdp.exe",
                "x".repeat(5_000) + ".pdf",
                "%0D%0ASet-Cookie:%20a=b",
                "%22%3E%3Cscript%3E",
                "",
                ".",
                "%FF%FE",
                "044123456789.pdf"));
    }

    /** Content that is no file anybody may attach. */
    byte[] content() {
        return switch (upTo(9)) {
            case 0 -> new byte[0];
            case 1 -> "MZ\u0090\u0000\u0003 This program cannot be run in DOS mode".getBytes(ISO_8859_1);
            case 2 -> "<html><script>alert(1)</script></html>".getBytes(UTF_8);
            case 3 -> "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(UTF_8);
            case 4 ->
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                        .getBytes(UTF_8);
            case 5 -> "#!/bin/sh\nrm -rf /\n".getBytes(UTF_8);
            case 6 -> noise(1 + upTo(4_000));
            case 7 -> new byte[(5 << 20) + 1 + upTo(1 << 20)];
            default -> zipped(noise(500));
        };
    }

    byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        // Whatever follows, nothing that somebody might have meant begins like this.
        noise[0] = 0;
        return noise;
    }

    /** Something that was right, or nearly, after an accident. What it comes from must not be right by itself. */
    byte[] damaged(byte[] whole) {
        return switch (upTo(9)) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOf(whole, 1 + upTo(whole.length - 1));
            case 2 -> flipped(whole, 1 + upTo(20), 0, whole.length);
            case 3 -> flipped(whole, 1 + upTo(6), Math.max(0, whole.length - 400), whole.length);
            case 4 -> flipped(whole, 1 + upTo(6), 0, Math.min(400, whole.length));
            case 5 -> without(whole, upTo(whole.length), upTo(2_000));
            case 6 ->
                joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(whole, whole.length / 2));
            case 7 -> zipped(whole);
            default -> joined(whole, noise(1 + upTo(300)));
        };
    }

    /** A text in an encoding that it does not have. */
    byte[] misread(String text) {
        return switch (upTo(4)) {
            case 0 -> text.getBytes(UTF_16);
            case 1 -> joined(text.getBytes(UTF_8), new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
            case 2 -> text.getBytes(java.nio.charset.Charset.forName("windows-1258"));
            default -> joined(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0}, text.getBytes(UTF_8));
        };
    }

    private byte[] flipped(byte[] whole, int times, int from, int to) {
        byte[] flipped = whole.clone();
        for (int i = 0; i < times; i++) {
            flipped[from + upTo(to - from)] ^= (byte) (1 << upTo(8));
        }
        return flipped;
    }

    private static byte[] without(byte[] whole, int from, int length) {
        int to = Math.min(whole.length, from + length);
        return joined(Arrays.copyOf(whole, from), Arrays.copyOfRange(whole, to, whole.length));
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] joined = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, joined, one.length, two.length);
        return joined;
    }

    private static byte[] zipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
