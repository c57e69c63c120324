package vn.pcmt.notification.preferences;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PreferenceSettings.class)
class PreferenceConfiguration {}
