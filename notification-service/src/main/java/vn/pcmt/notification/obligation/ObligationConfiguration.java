package vn.pcmt.notification.obligation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ChaseSettings.class, PursuitSettings.class, ReportDebtSettings.class})
class ObligationConfiguration {}
