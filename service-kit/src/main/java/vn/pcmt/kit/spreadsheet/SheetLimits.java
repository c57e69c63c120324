package vn.pcmt.kit.spreadsheet;

import org.springframework.util.unit.DataSize;

/**
 * How much of an XLSX file is read at most. Each stands against a way to make a small file exhaust its reader.
 *
 * @param entries of the package
 * @param unpacked all entries together
 * @param ratio unpacked to packed, of an entry of more than a megabyte
 * @param strings shared texts
 * @param columns of a sheet that hold something
 */
record SheetLimits(int entries, DataSize unpacked, int ratio, int strings, int columns) {

    /** A workbook of 3,321 units and 40 figures has 12 entries, 30 MB unpacked, 20 times as much as packed. */
    static final SheetLimits USUAL = new SheetLimits(200, DataSize.ofMegabytes(200), 150, 500_000, 1_000);
}
