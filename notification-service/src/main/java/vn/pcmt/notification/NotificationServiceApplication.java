package vn.pcmt.notification;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Obligations, alerts, their delivery and the inbox. */
@SpringBootApplication(proxyBeanMethods = false)
public class NotificationServiceApplication {

    /** The service, configured by {@code notification-service.yml}, ready to run alone or beside others in one process. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(NotificationServiceApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=notification-service");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
