package vn.pcmt.kit.spreadsheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.Refusal;

/**
 * The rows of a CSV file as people send it: UTF-8 with or without a mark at its beginning, cells divided by commas or, as
 * the spreadsheets of this country write it, by semicolons.
 */
public final class CsvRows implements Rows {

    private static final int LONGEST_HEADING = 1 << 16;
    private static final int MOST_COLUMNS = 1_000;
    private static final int LONGEST_CELL = 32_767;
    private static final int MARK = 3;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final long size;
    private @Nullable SheetRow next;
    private long position;

    private CsvRows(CSVParser parser, long size) {
        this.parser = parser;
        this.records = parser.iterator();
        this.size = size;
    }

    /** @throws Refusal {@code csv-not-utf8} */
    public static CsvRows open(Path file) {
        try {
            InputStream stream = new BufferedInputStream(Files.newInputStream(file), LONGEST_HEADING);
            char delimiter = begin(stream);
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(delimiter)
                    .setIgnoreEmptyLines(false)
                    .get();
            InputStreamReader reader = new InputStreamReader(
                    stream,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            return new CsvRows(CSVParser.parse(reader, format), Math.max(1, Files.size(file)));
        } catch (CharacterCodingException other) {
            throw notUtf8();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Steps over the mark, and tells what divides the first line: names of columns hold neither. */
    private static char begin(InputStream stream) throws IOException {
        stream.mark(LONGEST_HEADING);
        String beginning = new String(stream.readNBytes(LONGEST_HEADING - 1), StandardCharsets.UTF_8);
        stream.reset();
        if (beginning.startsWith("\uFEFF")) {
            stream.skipNBytes(MARK);
        }
        String heading = beginning.lines().findFirst().orElse("");
        return count(heading, ';') > count(heading, ',') ? ';' : ',';
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(one -> one == wanted).count();
    }

    @Override
    public boolean hasNext() {
        while (next == null && reading(records::hasNext)) {
            CSVRecord record = reading(records::next);
            position = record.getCharacterPosition();
            if (record.size() > MOST_COLUMNS) {
                throw new Refusal(Refusal.Kind.INVALID, "csv-malformed");
            }
            Map<Integer, String> cells = new HashMap<>();
            for (int i = 0; i < record.size(); i++) {
                String cell = record.get(i).strip();
                if (cell.length() > LONGEST_CELL || cell.indexOf('\0') >= 0) {
                    throw new Refusal(Refusal.Kind.INVALID, "csv-malformed");
                }
                if (!cell.isEmpty()) {
                    cells.put(i, cell);
                }
            }
            if (!cells.isEmpty()) {
                next = new SheetRow(Math.toIntExact(record.getRecordNumber()), cells);
            }
        }
        return next != null;
    }

    @Override
    public SheetRow next() {
        SheetRow read = hasNext() ? next : null;
        if (read == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return read;
    }

    private static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (UncheckedIOException | IllegalStateException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof CharacterCodingException) {
                    throw notUtf8();
                }
            }
            throw new Refusal(Refusal.Kind.INVALID, "csv-malformed");
        }
    }

    private static Refusal notUtf8() {
        return new Refusal(Refusal.Kind.INVALID, "csv-not-utf8");
    }

    @Override
    public int share() {
        return (int) Math.min(100, position * 100 / size);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
