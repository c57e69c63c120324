package vn.pcmt.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.pcmt.console.overview.TileMap.Cell;
import vn.pcmt.console.overview.TileMap.Point;

class TileMapTest {

    @Test
    void givesEveryUnitACellOfItsOwnEvenWhereAllLieTogether() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 78; i++) {
            points.add(new Point(17.0 + i % 3 * 0.001, 106.5));
        }
        List<Cell> cells = TileMap.place(points);
        assertThat(cells).hasSize(78).doesNotHaveDuplicates();
        assertThat(cells).allSatisfy(cell -> {
            assertThat(cell.row()).isBetween(0, TileMap.ROWS - 1);
            assertThat(cell.column()).isBetween(0, TileMap.COLUMNS - 1);
        });
    }

    @Test
    void putsTheNorthOnTopAndTheSeaOnTheRight() {
        List<Cell> cells = TileMap.place(List.of(new Point(18, 105.6), new Point(17, 106.5), new Point(16.3, 107.4)));
        assertThat(cells.getFirst()).isEqualTo(new Cell(0, 0));
        assertThat(cells.getLast()).isEqualTo(new Cell(TileMap.ROWS - 1, TileMap.COLUMNS - 1));
    }

    @Test
    void placesNothingWhereNothingIs() {
        assertThat(TileMap.place(List.of())).isEmpty();
    }
}
