package vn.pcmt.kit.deadletter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param look how often it is looked whether dead letters wait */
@ConfigurationProperties("pcmt.dead-letters")
record DeadLetterSettings(@DefaultValue("5s") Duration look) {}
