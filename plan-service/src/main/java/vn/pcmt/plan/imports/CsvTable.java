package vn.pcmt.plan.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;

/**
 * A CSV file as people send it: UTF-8 with or without a mark at its beginning, cells divided by commas or, as the
 * spreadsheets of this country write it, by semicolons.
 *
 * @param rows those that could be read
 * @param problems of the heading and of rows that could not
 */
public record CsvTable(List<CsvRow> rows, List<RowProblem> problems) {
    /** Most rows of one file. */
    public static final int MAX_ROWS = 10_000;

    private static final char MARK = '\uFEFF';

    public CsvTable {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file. Problems of its heading are found all at once, and then no row is read: nobody knows what the cells
     * mean.
     *
     * @throws Refusal {@code csv-not-utf8}, {@code csv-empty}, {@code csv-too-long}, {@code csv-malformed}
     */
    public static CsvTable read(byte[] file, CsvColumns columns) {
        String text = decode(file);
        if (text.isBlank()) {
            throw new Refusal(Refusal.Kind.INVALID, "csv-empty");
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            CSVRecord heading = records.next();
            List<RowProblem> problems = new ArrayList<>();
            List<String> names = names(heading, columns, problems);
            return problems.isEmpty() ? rows(records, names, columns) : new CsvTable(List.of(), problems);
        } catch (UncheckedIOException | IllegalStateException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "csv-malformed");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String decode(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new Refusal(Refusal.Kind.INVALID, "csv-not-utf8");
        }
    }

    /** Whichever divides the heading: names of columns hold neither. */
    private static char delimiter(String text) {
        String heading = text.lines().findFirst().orElse("");
        return heading.chars().filter(one -> one == ';').count()
                        > heading.chars().filter(one -> one == ',').count()
                ? ';'
                : ',';
    }

    private static List<String> names(CSVRecord heading, CsvColumns columns, List<RowProblem> problems) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : heading) {
            Optional<String> name = columns.find(cell);
            if (name.isEmpty()) {
                problems.add(new RowProblem(1, cell, "column-unknown", cell, String.join(", ", columns.names())));
            } else if (!seen.add(name.get())) {
                problems.add(new RowProblem(1, cell, "column-repeated", cell));
            }
            names.add(name.orElse(cell));
        }
        columns.names().stream()
                .filter(name -> columns.required().contains(name) && !seen.contains(name))
                .forEach(name -> problems.add(new RowProblem(1, name, "column-missing", name)));
        return names;
    }

    private static CsvTable rows(Iterator<CSVRecord> records, List<String> names, CsvColumns columns) {
        List<CsvRow> rows = new ArrayList<>();
        List<RowProblem> problems = new ArrayList<>();
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (record.stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (rows.size() + problems.size() == MAX_ROWS) {
                throw new Refusal(Refusal.Kind.TOO_LARGE, "csv-too-long", MAX_ROWS);
            }
            if (record.size() != names.size()) {
                problems.add(new RowProblem(record.getRecordNumber(), "", "cells-differ", record.size(), names.size()));
                continue;
            }
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (!record.get(i).isEmpty()) {
                    cells.put(names.get(i), record.get(i));
                }
            }
            List<RowProblem> personal = personal(record.getRecordNumber(), cells, columns);
            problems.addAll(personal);
            if (personal.isEmpty()) {
                rows.add(new CsvRow(record.getRecordNumber(), cells));
            }
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "csv-empty");
        }
        return new CsvTable(rows, problems);
    }

    private static List<RowProblem> personal(long row, Map<String, String> cells, CsvColumns columns) {
        List<FieldProblem> found = new ArrayList<>();
        columns.names().stream()
                .filter(name -> cells.containsKey(name) && !columns.personal().contains(name))
                .forEach(name -> FreeText.checkCell("/" + name, cells.getOrDefault(name, ""), found));
        return found.stream().map(problem -> RowProblem.of(row, problem)).toList();
    }
}
