package vn.pcmt.console.workbook;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a filled-in workbook may be.
 *
 * @param limit largest file that is kept in a session until it is confirmed
 */
@Validated
@ConfigurationProperties("pcmt.workbook")
record WorkbookSettings(@NotNull DataSize limit) {}
