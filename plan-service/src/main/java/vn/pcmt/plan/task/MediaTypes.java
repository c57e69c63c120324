package vn.pcmt.plan.task;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells what a file is by its content. What it is called and what its sender says of it count for nothing. */
final class MediaTypes {
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    static final String DOCX = OFFICE + "wordprocessingml.document";
    static final String XLSX = OFFICE + "spreadsheetml.sheet";
    static final String UNKNOWN = "application/octet-stream";

    /** Unpacked, an office file is no longer than this; what is longer is made to exhaust its reader. */
    private static final long LONGEST_UNPACKED = 200L << 20;

    private MediaTypes() {}

    /** Such as {@code application/pdf}; office files with macros are none of the office types. */
    static String of(byte[] content) {
        Detector magic = MimeTypes.getDefaultMimeTypes();
        try (InputStream stream = new ByteArrayInputStream(content)) {
            String found = magic.detect(stream, new Metadata()).getBaseType().toString();
            boolean zipped = found.equals("application/zip") || found.equals("application/x-tika-ooxml");
            return zipped ? office(content) : found;
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
    }

    private static String office(byte[] content) {
        Set<String> parts;
        try {
            parts = parts(content);
        } catch (IOException | IllegalArgumentException damaged) {
            return UNKNOWN;
        }
        if (!parts.contains("[Content_Types].xml") || parts.stream().anyMatch(MediaTypes::isProgram)) {
            return "application/zip";
        }
        if (parts.contains("word/document.xml")) {
            return DOCX;
        }
        return parts.contains("xl/workbook.xml") ? XLSX : "application/zip";
    }

    private static boolean isProgram(String part) {
        return part.endsWith("vbaProject.bin") || part.contains("/activeX/");
    }

    private static Set<String> parts(byte[] content) throws IOException {
        Set<String> names = new HashSet<>();
        byte[] buffer = new byte[8192];
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                names.add(part.getName());
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > LONGEST_UNPACKED) {
                        throw new IOException("unpacks to more than " + LONGEST_UNPACKED + " bytes");
                    }
                }
            }
        }
        return names;
    }
}
