package vn.pcmt.kit.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** XLSX files put together part by part, so that each part can be wrong. */
public final class Packed {

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private Packed() {}

    /** A right workbook of one sheet. */
    public static Packed sheet(String sheetData) {
        return new Packed()
                .with(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
                .with("xl/workbook.xml", """
                        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                        <sheet name="Một" sheetId="1" r:id="rId1"/></sheets></workbook>""")
                .with("xl/_rels/workbook.xml.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                        <Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>""")
                .with("xl/worksheets/sheet1.xml", worksheet(sheetData));
    }

    public static String worksheet(String sheetData) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + sheetData
                + "</sheetData></worksheet>";
    }

    public Packed with(String part, String content) {
        return with(part, content.getBytes(StandardCharsets.UTF_8));
    }

    public Packed with(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    public Packed without(String part) {
        parts.remove(part);
        return this;
    }

    public byte[] bytes() {
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

    Path in(Path folder) throws IOException {
        return Files.write(Files.createTempFile(folder, "packed", ".xlsx"), bytes());
    }
}
