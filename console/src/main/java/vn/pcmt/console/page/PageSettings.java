package vn.pcmt.console.page;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the frame says about the data.
 *
 * @param sample whether the figures are made up, which every page then says
 */
@ConfigurationProperties("pcmt.page")
record PageSettings(boolean sample) {}
