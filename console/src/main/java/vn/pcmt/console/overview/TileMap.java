package vn.pcmt.console.overview;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places units on a grid by their coordinates, each in a cell of its own: north is up, the sea is right. Cells are given
 * out so that the squared distances between a unit's true place and its cell are least in sum (Hungarian method).
 */
final class TileMap {
    static final int ROWS = 16;
    static final int COLUMNS = 11;

    /** A point in degrees. */
    record Point(double latitude, double longitude) {}

    /** A cell counted from the top left, from 0. */
    record Cell(int row, int column) {}

    private TileMap() {}

    /** Cells of points, in the order given; at most as many points as there are cells. */
    static List<Cell> place(List<Point> points) {
        if (points.isEmpty()) {
            return List.of();
        }
        double[] y =
                spread(points.stream().mapToDouble(Point::latitude).map(v -> -v).toArray(), ROWS - 1.0);
        double[] x = spread(points.stream().mapToDouble(Point::longitude).toArray(), COLUMNS - 1.0);
        double[][] cost = new double[points.size()][ROWS * COLUMNS];
        for (int p = 0; p < cost.length; p++) {
            for (int c = 0; c < ROWS * COLUMNS; c++) {
                double dy = y[p] - Math.floorDiv(c, COLUMNS);
                double dx = x[p] - c % COLUMNS;
                cost[p][c] = dy * dy + dx * dx;
            }
        }
        return Arrays.stream(assign(cost))
                .mapToObj(c -> new Cell(Math.floorDiv(c, COLUMNS), c % COLUMNS))
                .toList();
    }

    /** From 0 to the length, half by value and half by rank: dense coasts widen, empty mountains shrink. */
    private static double[] spread(double[] values, double length) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int last = Math.max(1, values.length - 1);
        return Arrays.stream(values)
                .map(v -> {
                    double rank = (double) Math.max(0, Arrays.binarySearch(sorted, v)) / last;
                    double place = high > low ? (v - low) / (high - low) : 0;
                    return (0.5 * rank + 0.5 * place) * length;
                })
                .toArray();
    }

    /** Column of each row so that the sum is least; needs at least as many columns as rows. */
    private static int[] assign(double[][] cost) {
        int rows = cost.length;
        int columns = cost[0].length;
        double[] u = new double[rows + 1];
        double[] v = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        int[] way = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            rowOf[0] = row;
            int column = 0;
            double[] least = new double[columns + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            boolean[] used = new boolean[columns + 1];
            do {
                used[column] = true;
                int current = rowOf[column];
                double delta = Double.POSITIVE_INFINITY;
                int next = 0;
                for (int j = 1; j <= columns; j++) {
                    if (used[j]) {
                        continue;
                    }
                    double reduced = cost[current - 1][j - 1] - u[current] - v[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        way[j] = column;
                    }
                    if (least[j] < delta) {
                        delta = least[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= columns; j++) {
                    if (used[j]) {
                        u[rowOf[j]] += delta;
                        v[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            do {
                int before = way[column];
                rowOf[column] = rowOf[before];
                column = before;
            } while (column != 0);
        }
        int[] columnOf = new int[rows];
        IntStream.rangeClosed(1, columns).filter(j -> rowOf[j] != 0).forEach(j -> columnOf[rowOf[j] - 1] = j - 1);
        return columnOf;
    }
}
