package vn.pcmt.kit.file;

import java.nio.file.Path;

/** Where no scanner is named: files are kept, and marked so that whoever comes later can look at them. */
final class NoScanner implements FileScanner {

    @Override
    public Scan scan(Path content) {
        return Scan.NOT_SCANNED;
    }

    @Override
    public boolean isNamed() {
        return false;
    }
}
