package vn.pcmt.report.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.text.CsvFile;

/** One line for each figure, with all that is to be said of it, for programs as for spreadsheets. */
@Component
class CsvFigures implements Rendering {

    private final FigureTable table;

    CsvFigures(FigureTable table) {
        this.table = table;
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public MediaType type() {
        return new MediaType("text", "csv", StandardCharsets.UTF_8);
    }

    @Override
    public Rendered render(Exported exported, Locale locale) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(table.heading(locale)));
        table.rows(exported, locale).forEach(row -> rows.add(Arrays.asList(row)));
        byte[] file = CsvFile.of(rows);
        return out -> out.write(file);
    }
}
