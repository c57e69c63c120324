package vn.pcmt.report.topology;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the generations of the topology run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TotalsSettings.class)
@EnableScheduling
class TopologyConfiguration {}
