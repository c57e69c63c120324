package vn.pcmt.report.workbook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How workbooks are marked.
 *
 * @param sealKey secret of the installation, the same on every node; without it no workbook is handed out or taken in.
 *     Whoever has it can forge the mark of a workbook, which only says what it was made for: figures from it are judged
 *     like any others
 */
@ConfigurationProperties("pcmt.exchange")
record ExchangeSettings(@DefaultValue("") String sealKey) {

    private static final int SHORTEST = 32;

    ExchangeSettings {
        if (!sealKey.isBlank() && sealKey.length() < SHORTEST) {
            throw new IllegalArgumentException("pcmt.exchange.seal-key needs " + SHORTEST + " characters or more");
        }
    }

    @Override
    public String toString() {
        return "ExchangeSettings";
    }
}
