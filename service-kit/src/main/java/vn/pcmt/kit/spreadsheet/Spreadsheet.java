package vn.pcmt.kit.spreadsheet;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.Refusal;

/**
 * An XLSX file of somebody, opened after a look at whether it may be read at all: it is an XLSX file, has no program in
 * it, and unpacks to a bounded size.
 */
public final class Spreadsheet implements AutoCloseable {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int LARGE = 1 << 20;
    private static final int MOST_SHEETS = 4_000;

    private final ZipFile file;
    private final SheetLimits limits;
    private final Map<String, ZipEntry> entries;
    private final Map<String, String> partOfSheet = new LinkedHashMap<>();
    private @Nullable SharedStrings strings;

    private Spreadsheet(ZipFile file, SheetLimits limits) {
        this.file = file;
        this.limits = limits;
        this.entries = new HashMap<>();
    }

    /**
     * Opens a file.
     *
     * @throws Refusal {@code xlsx-not}, {@code xlsx-old}, {@code xlsx-damaged}, {@code xlsx-macros}, {@code xlsx-bomb} or
     *     {@code xlsx-entities}
     */
    public static Spreadsheet open(Path path) {
        return open(path, SheetLimits.USUAL);
    }

    static Spreadsheet open(Path path, SheetLimits limits) {
        try {
            requireZip(path);
            Spreadsheet opened = new Spreadsheet(new ZipFile(path.toFile()), limits);
            try {
                opened.inspect();
                opened.findSheets();
                return opened;
            } catch (IOException | RuntimeException failure) {
                opened.close();
                throw failure;
            }
        } catch (ZipException | EOFException damaged) {
            throw damaged();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void requireZip(Path path) throws IOException {
        byte[] first = new byte[4];
        try (InputStream stream = Files.newInputStream(path)) {
            stream.readNBytes(first, 0, first.length);
        }
        if (Arrays.equals(first, OLD)) {
            throw new Refusal(Refusal.Kind.INVALID, "xlsx-old");
        }
        if (!Arrays.equals(first, ZIP)) {
            throw new Refusal(Refusal.Kind.INVALID, "xlsx-not");
        }
    }

    /** Unpacks everything once, counting: what the entries say of their own size is not believed. */
    private void inspect() throws IOException {
        if (file.size() > limits.entries()) {
            throw bomb();
        }
        long unpacked = 0;
        byte[] buffer = new byte[1 << 16];
        for (ZipEntry entry : Collections.list(file.entries())) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (entries.put(name, entry) != null) {
                throw damaged();
            }
            if (name.contains("vbaproject") || name.contains("activex") || name.contains("macrosheets")) {
                throw new Refusal(Refusal.Kind.INVALID, "xlsx-macros");
            }
            long before = unpacked;
            try (InputStream content = file.getInputStream(entry)) {
                for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                    unpacked += read;
                    long own = unpacked - before;
                    if (unpacked > limits.unpacked().toBytes()
                            || (own > LARGE && own > limits.ratio() * Math.max(1, entry.getCompressedSize()))) {
                        throw bomb();
                    }
                }
            }
        }
        if (!entries.containsKey("[content_types].xml") || !entries.containsKey("xl/workbook.xml")) {
            throw new Refusal(Refusal.Kind.INVALID, "xlsx-not");
        }
    }

    private void findSheets() throws IOException {
        Map<String, String> targets = new HashMap<>();
        try (XmlPart relations = part("xl/_rels/workbook.xml.rels")) {
            while (relations.next()) {
                if (relations.starts("Relationship")) {
                    String target = relations.attribute("Target");
                    targets.put(
                            relations.attribute("Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        try (XmlPart workbook = part("xl/workbook.xml")) {
            while (workbook.next()) {
                if (workbook.starts("sheet")) {
                    String part = targets.get(workbook.attribute(RELATIONS, "id"));
                    if (part == null || partOfSheet.size() == MOST_SHEETS) {
                        throw damaged();
                    }
                    partOfSheet.put(workbook.attribute("name"), part);
                }
            }
        }
        Set<String> parts = new HashSet<>(partOfSheet.values());
        if (partOfSheet.isEmpty() || parts.size() < partOfSheet.size()) {
            throw damaged();
        }
    }

    /** Names of the sheets in their order, hidden ones too. */
    public List<String> sheets() {
        return List.copyOf(partOfSheet.keySet());
    }

    /**
     * The rows of a sheet that hold something, from the first on. Close it after use.
     *
     * @throws Refusal {@code xlsx-damaged} if there is no such sheet, or if it turns out to be damaged
     */
    public Rows rows(String sheet) {
        String part = partOfSheet.get(sheet);
        if (part == null) {
            throw damaged();
        }
        try {
            ZipEntry entry = entry(part);
            return new SheetRows(part(part), strings(), limits, Math.max(1, entry.getSize()));
        } catch (ZipException damaged) {
            throw damaged();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private SharedStrings strings() throws IOException {
        if (strings == null) {
            strings = entries.containsKey("xl/sharedstrings.xml")
                    ? SharedStrings.read(part("xl/sharedStrings.xml"), limits)
                    : new SharedStrings(List.of());
        }
        return strings;
    }

    private XmlPart part(String name) throws IOException {
        return new XmlPart(new BufferedInputStream(file.getInputStream(entry(name))));
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = entries.get(name.toLowerCase(Locale.ROOT));
        if (entry == null) {
            throw damaged();
        }
        return entry;
    }

    static Refusal damaged() {
        return new Refusal(Refusal.Kind.INVALID, "xlsx-damaged");
    }

    private static Refusal bomb() {
        return new Refusal(Refusal.Kind.INVALID, "xlsx-bomb");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    /** Texts that several cells share, by their number. */
    record SharedStrings(List<String> texts) {

        static SharedStrings read(XmlPart part, SheetLimits limits) throws IOException {
            List<String> texts = new ArrayList<>();
            try (part) {
                while (part.next()) {
                    if (part.starts("si")) {
                        if (texts.size() == limits.strings()) {
                            throw bomb();
                        }
                        texts.add(part.text("si"));
                    }
                }
            }
            return new SharedStrings(texts);
        }

        String at(String number) {
            try {
                return texts.get(Integer.parseInt(number));
            } catch (NumberFormatException | IndexOutOfBoundsException none) {
                throw damaged();
            }
        }
    }
}
