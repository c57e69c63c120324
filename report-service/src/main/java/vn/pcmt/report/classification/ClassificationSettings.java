package vn.pcmt.report.classification;

import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The thresholds of Decision 28/2025/QĐ-TTg. A figure reaches a class from its threshold on.
 *
 * @param template of the yearly report that gives the figures
 * @param addicts addicts and users on record, in percent of the residents
 * @param places places where drugs are used or harboured
 * @param arrested offenders arrested, in percent of the residents
 * @param plants number of drug plants
 * @param area of drug plants, in square metres; either is enough
 * @param needed criteria that make a unit of class I or II
 */
@Validated
@ConfigurationProperties("pcmt.report.classification")
record ClassificationSettings(
        @DefaultValue("PCMT-PHAN-LOAI") String template,
        @DefaultValue Thresholds addicts,
        @DefaultValue Thresholds places,
        @DefaultValue Thresholds arrested,
        @DefaultValue Thresholds plants,
        @DefaultValue Thresholds area,
        @DefaultValue("3") @Positive int needed) {

    ClassificationSettings {
        addicts = addicts.or("0.5", "0.1");
        places = places.or("2", "1");
        arrested = arrested.or("0.1", "0.05");
        plants = plants.or("3000", "500");
        area = area.or("750", "125");
    }

    /** @param first from which a figure is one of class I; null for that of the decision; likewise the second */
    record Thresholds(@Nullable BigDecimal first, @Nullable BigDecimal second) {
        private Thresholds or(String one, String two) {
            return first == null || second == null ? new Thresholds(new BigDecimal(one), new BigDecimal(two)) : this;
        }
    }
}
