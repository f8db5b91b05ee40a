package org.cityplus;

import org.cityplus.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The city: one process, one package per feature. Beans go by their full class names: modules may reuse each other's words. */
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = UserDetailsServiceAutoConfiguration.class)
@EnableAsync
@EnableScheduling
@Modulithic(systemName = "CityPlus", sharedModules = "kernel")
public class CityPlus {
    public static void main(String[] args) {
        Launch.run(CityPlus.class, args);
    }
}
