package org.cityplus.web.pages;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.cityplus.web.Page;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description at {@code /api/openapi} says of the whole API. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    @Bean
    OpenAPI description() {
        // It comes with each request; no program sends it.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Page.class);
        return new OpenAPI()
                .info(new Info().title("CityPlus").version("1").description("A city's public life, for programs."))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The token of POST /api/sign-in or POST /api/sign-in/staff")));
    }
}
