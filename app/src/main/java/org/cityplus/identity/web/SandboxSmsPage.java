package org.cityplus.identity.web;

import org.cityplus.identity.SandboxSms;
import org.cityplus.kernel.MobileNumber;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The outbox of the sandbox gateway: what would have gone to demo phones. */
@Controller
@ConditionalOnBooleanProperty("cityplus.sandbox")
class SandboxSmsPage {
    private final SandboxSms sms;

    SandboxSmsPage(SandboxSms sms) {
        this.sms = sms;
    }

    @GetMapping("/sandbox/sms")
    String outbox(@RequestParam(defaultValue = "") String phone, Model model) {
        model.addAttribute(
                "messages", MobileNumber.parse(phone).map(sms::listTo).orElseGet(sms::list));
        return "identity/sandbox-sms";
    }
}
