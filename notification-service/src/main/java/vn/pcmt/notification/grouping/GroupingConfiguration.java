package vn.pcmt.notification.grouping;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.notification.work.PollSettings;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PollSettings.class)
class GroupingConfiguration {}
