package vn.pcmt.report.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A workbook of ours after somebody has been at its parts. It must have been wrong before, so that none of them is right. */
final class RuinedWorkbooks {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static final List<String> CELLS = List.of(
            "NaN",
            "1E308",
            "1E999999999",
            "-1",
            "1.0000001",
            "=1+1",
            "#REF!",
            "TRUE",
            "9".repeat(400),
            "",
            "&#x41;",
            "9".repeat(40_000),
            "１２",
            "&lt;script&gt;",
            "-2147483649",
            "2000000000");

    private final Rubbish rubbish;

    RuinedWorkbooks(Rubbish rubbish) {
        this.rubbish = rubbish;
    }

    byte[] of(byte[] workbook) {
        Map<String, byte[]> parts = unpacked(workbook);
        String sheet = new String(parts.get(SHEET), UTF_8);
        switch (rubbish.upTo(16)) {
            case 0 -> parts.put(SHEET, within(sheet, "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"));
            case 1 -> parts.put(SHEET, within(sheet, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">"));
            case 2 ->
                parts.put(
                        "xl/workbook.xml",
                        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><workbook>&f;</workbook>"
                                .getBytes(UTF_8));
            case 3 -> parts.put("xl/media/image1.png", new byte[(10 + rubbish.upTo(10)) << 20]);
            case 4 -> {
                for (int i = 0; i < 250; i++) {
                    parts.put("xl/part" + i + ".xml", new byte[0]);
                }
            }
            case 5 -> parts.put("xl/vbaProject.bin", rubbish.noise(100));
            case 6 -> parts.put("../../../../tmp/pcmt-should-not-be-there", rubbish.noise(10));
            case 7 -> parts.remove(rubbish.one(List.copyOf(parts.keySet())));
            case 8 -> {
                String part = rubbish.one(List.copyOf(parts.keySet()));
                parts.put(part, Arrays.copyOf(parts.get(part), rubbish.upTo(Math.max(1, parts.get(part).length))));
            }
            case 9 -> {
                String part = rubbish.one(List.copyOf(parts.keySet()));
                parts.put(part, rubbish.damaged(parts.get(part)));
            }
            case 10 ->
                parts.put(
                        SHEET,
                        sheet.replaceFirst("<v>[^<]*</v>", "<v>" + rubbish.one(CELLS) + "</v>")
                                .getBytes(UTF_8));
            case 11 ->
                parts.put(
                        SHEET,
                        sheet.replaceAll(
                                        " r=\"([A-Z]+)([0-9]+)\"",
                                        " r=\"" + rubbish.one(List.of("ZZZ1", "A0", "XFD1048577", "", "$1", "A1"))
                                                + "\"")
                                .getBytes(UTF_8));
            case 12 ->
                parts.put(
                        SHEET,
                        sheet.replace(
                                        "encoding=\"UTF-8\"",
                                        "encoding=\""
                                                + rubbish.one(List.of(
                                                        "UTF-16", "x-nothing", "ISO-8859-99", "UTF-7", "IBM037"))
                                                + "\"")
                                .getBytes(UTF_8));
            case 13 -> parts.put(SHEET, ("<worksheet><sheetData>" + "<row>".repeat(200_000)).getBytes(UTF_8));
            case 14 ->
                parts.put(
                        SHEET,
                        sheet.replaceFirst(
                                        "<row ",
                                        "<row " + "a%d=\"x\" ".formatted(1).repeat(2))
                                .getBytes(UTF_8));
            default ->
                parts.put(
                        "xl/sharedStrings.xml",
                        ("<sst>" + "<si><t>x</t></si>".repeat(600_000) + "</sst>").getBytes(UTF_8));
        }
        return packed(parts);
    }

    /** The same with another seal. */
    byte[] forged(byte[] workbook) {
        Map<String, byte[]> parts = unpacked(workbook);
        parts.replaceAll((name, content) -> {
            String text = new String(content, UTF_8);
            String changed =
                    switch (rubbish.upTo(3)) {
                        case 0 -> text.replace("|1|0|", "|1|1|");
                        case 1 -> text.replaceAll("\\|[0-9a-f]{64}", "|" + "0".repeat(64));
                        default -> text.replaceAll("~2\\d{3}-\\d\\d\\|", "~2030-01|");
                    };
            return name.endsWith(".xml") ? changed.getBytes(UTF_8) : content;
        });
        return packed(parts);
    }

    private static byte[] within(String xml, String type) {
        return xml.replaceFirst("<worksheet", java.util.regex.Matcher.quoteReplacement(type) + "<worksheet")
                .getBytes(UTF_8);
    }

    private static Map<String, byte[]> unpacked(byte[] workbook) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return parts;
    }

    private static byte[] packed(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
