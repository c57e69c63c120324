package vn.pcmt.report.view;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is remembered of what was shown.
 *
 * @param most memory it may take, three quarters of it for totals and one for whole answers; 0 to remember nothing. A month
 *     of 3,321 communes, with what its ratios of the year are made of, takes some 40 MB
 */
@ConfigurationProperties("pcmt.report.remembered")
record RememberedSettings(@DefaultValue("64MB") DataSize most) {}
