package vn.pcmt.plan.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.pcmt.kit.problem.FieldProblem;

class CsvTableTest {
    private static final CsvColumns COLUMNS = new CsvColumns(
            List.of("code", "name", "note"), Set.of("code", "name"), Map.of("mã", "code"), Set.of("note"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code,name\n1,Xã Khe Sanh\n",
                "\uFEFFcode,name\r\n1,Xã Khe Sanh",
                "name;CODE\n\"Xã Khe Sanh\"; 1 \n",
                "mã;name;note\n1;Xã Khe Sanh;\n;;\n"
            })
    void aFileIsReadAsSpreadsheetsWriteIt(String text) {
        CsvTable table = read(text);

        assertThat(table.problems()).isEmpty();
        assertThat(table.rows()).containsExactly(new CsvRow(2, Map.of("code", "1", "name", "Xã Khe Sanh")));
    }

    @Test
    void aCellInQuotesHoldsDelimitersQuotesAndLines() {
        assertThat(read("code,name\n1,\"Xã \"\"A\"\", B\nC\"\n2,D\n").rows())
                .containsExactly(
                        new CsvRow(2, Map.of("code", "1", "name", "Xã \"A\", B\nC")),
                        new CsvRow(3, Map.of("code", "2", "name", "D")));
    }

    @Test
    void personalDataIsFoundInEveryTextButWhereAPersonMayBeNamed() {
        CsvTable table =
                read("code,name,note\n1,Gọi 0912 345 678,\n2,045123456789,\n3,Xã A,0912 345 678\n197123456,B,\n");

        assertThat(table.rows()).extracting(CsvRow::number).containsExactly(4L, 5L);
        assertThat(table.problems())
                .extracting(RowProblem::asField)
                .containsExactly(
                        new FieldProblem("/2/name", "personal-data", 1),
                        new FieldProblem("/3/name", "personal-data", 0));
    }

    @Test
    void allThatIsWrongWithAHeadingIsSaidAtOnceAndNoRowIsRead() {
        CsvTable table = read("code,code,colour\n1,2,3\n");

        assertThat(table.rows()).isEmpty();
        assertThat(table.problems())
                .extracting(RowProblem::row, RowProblem::column, RowProblem::code)
                .containsExactly(
                        tuple(1L, "code", "column-repeated"),
                        tuple(1L, "colour", "column-unknown"),
                        tuple(1L, "name", "column-missing"));
    }

    @Test
    void aRowWithTooManyCellsIsNamedByItsNumberInTheSpreadsheet() {
        CsvTable table = read("code,name\n1,A\n\n2,B,C\n3,D\n");

        assertThat(table.rows()).extracting(CsvRow::number).containsExactly(2L, 5L);
        assertThat(table.problems())
                .extracting(RowProblem::row, RowProblem::code)
                .containsExactly(tuple(4L, "cells-differ"));
    }

    @Test
    void whatIsNoFileOfRowsIsRefused() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("csv-empty");
        assertThatThrownBy(() -> read("code,name\n")).hasMessageContaining("csv-empty");
        assertThatThrownBy(() -> read("code,name\n1,\"A")).hasMessageContaining("csv-malformed");
        byte[] windows = "code,name\n1,Xã Đồng".getBytes(Charset.forName("windows-1258"));
        assertThatThrownBy(() -> CsvTable.read(windows, COLUMNS)).hasMessageContaining("csv-not-utf8");
        String tooLong = "code,name\n" + "1,A\n".repeat(CsvTable.MAX_ROWS + 1);
        assertThatThrownBy(() -> read(tooLong)).hasMessageContaining("csv-too-long");
    }

    private static CsvTable read(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), COLUMNS);
    }
}
