package vn.pcmt.report.submission;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation knows of its units and no event tells.
 *
 * @param hamlets unit key, in brackets because of its signs ({@code "[19429@2025-07-01]"}), to the number of its hamlets
 */
@ConfigurationProperties("pcmt.units")
record UnitFacts(@DefaultValue Map<String, Integer> hamlets) {
    UnitFacts {
        hamlets = Map.copyOf(hamlets);
    }
}
