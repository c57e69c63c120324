package vn.pcmt.kit.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells what a file is by its content. What it is called and what its sender says of it count for nothing. */
public final class MediaTypes {
    public static final String PDF = "application/pdf";
    public static final String PNG = "image/png";
    public static final String JPEG = "image/jpeg";

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    public static final String DOCX = OFFICE + "wordprocessingml.document";
    public static final String XLSX = OFFICE + "spreadsheetml.sheet";

    static final String UNKNOWN = "application/octet-stream";
    private static final String PACKAGE = "application/zip";

    /** Unpacked, an office file is no longer than this; what is longer is made to exhaust its reader. */
    private static final long LONGEST_UNPACKED = 200L << 20;

    private static final int MOST_PARTS = 10_000;

    private static final String CONTENT_TYPES = "[content_types].xml";
    private static final int LONGEST_CONTENT_TYPES = 1 << 20;

    /** Where programs lie in a package, and what it calls them wherever else they lie. */
    private static final List<String> PROGRAM_PARTS =
            List.of("vbaproject.bin", "vbadata.xml", "/activex/", "/macrosheets/");

    private static final List<String> PROGRAM_TYPES = List.of("vbaproject", "macroenabled", "macrosheet", "activex");

    private MediaTypes() {}

    /** Such as {@code application/pdf}; office files with macros are none of the office types. */
    static String of(Path content) throws IOException {
        Detector magic = MimeTypes.getDefaultMimeTypes();
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(content))) {
            String found = magic.detect(stream, new Metadata()).getBaseType().toString();
            boolean zipped = found.equals(PACKAGE) || found.equals("application/x-tika-ooxml");
            return zipped ? office(content) : found;
        }
    }

    private static String office(Path content) {
        // By the directory at the end of the package, as office programs read it, not by what lies between.
        try (ZipFile zip = new ZipFile(content.toFile())) {
            Set<String> parts = new HashSet<>();
            boolean programs = unpack(zip, parts);
            if (programs || !parts.contains(CONTENT_TYPES)) {
                return PACKAGE;
            }
            if (parts.contains("word/document.xml")) {
                return DOCX;
            }
            return parts.contains("xl/workbook.xml") ? XLSX : PACKAGE;
        } catch (IOException | IllegalArgumentException | XMLStreamException damaged) {
            return UNKNOWN;
        }
    }

    /** Collects the names of all parts, in lower case, and says whether any is a program. */
    private static boolean unpack(ZipFile zip, Set<String> names) throws IOException, XMLStreamException {
        if (zip.size() > MOST_PARTS) {
            throw new IOException("more than " + MOST_PARTS + " parts");
        }
        boolean programs = false;
        long left = LONGEST_UNPACKED;
        for (ZipEntry part : Collections.list(zip.entries())) {
            String name = part.getName().toLowerCase(Locale.ROOT);
            names.add(name);
            programs |= PROGRAM_PARTS.stream().anyMatch(("/" + name)::contains);
            try (InputStream content = zip.getInputStream(part)) {
                if (name.equals(CONTENT_TYPES)) {
                    byte[] types = content.readNBytes(LONGEST_CONTENT_TYPES);
                    left -= types.length;
                    programs |= namesPrograms(types);
                }
                left = skip(content, left);
            }
        }
        return programs;
    }

    /** Names of types are compared as a reader of XML sees them, whatever they look like in the file. */
    private static boolean namesPrograms(byte[] contentTypes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(contentTypes));
        boolean found = false;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                String type = xml.getAttributeValue(null, "ContentType");
                String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
                found |= PROGRAM_TYPES.stream().anyMatch(lower::contains);
            }
        }
        return found;
    }

    /** Reads to the end. What a part says of its own length is not believed. */
    private static long skip(InputStream content, long atMost) throws IOException {
        byte[] buffer = new byte[16 << 10];
        long left = atMost;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw new IOException("unpacks to more than " + LONGEST_UNPACKED + " bytes");
            }
        }
        return left;
    }
}
