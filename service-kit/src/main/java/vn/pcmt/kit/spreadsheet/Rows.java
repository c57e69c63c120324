package vn.pcmt.kit.spreadsheet;

import java.util.Iterator;

/** The rows of a table that hold something, read one after the other. */
public interface Rows extends Iterator<SheetRow>, AutoCloseable {

    /** How much of the table has been read, in percent. */
    int share();

    @Override
    void close();
}
