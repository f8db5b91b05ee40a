package org.cityplus.identity.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/** Sessions are rows. Asked for by name, because Spring Boot offers none beside {@link ThriftySessions}. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "identity.session")
class SessionRows {}
