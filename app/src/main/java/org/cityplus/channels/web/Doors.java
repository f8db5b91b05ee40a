package org.cityplus.channels.web;

import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.web.Tab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Doors {
    @Bean
    Door messagesDoor() {
        return Door.to(Audience.RESIDENT, "/messages/**", "/api/messages/**");
    }

    /** Open to all: a page whose session has ended gets an empty answer instead of the way to sign in. */
    @Bean
    Door wakeUpsDoor() {
        return Door.to(Audience.ANYONE, "/live/**");
    }

    @Bean
    Tab messagesTab() {
        return new Tab(10, "/messages", "chat", "channels.tab");
    }
}
