package org.cityplus.oversight.web;

import java.time.LocalDate;
import java.util.List;
import org.cityplus.audit.MerkleLog;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.identity.MeLink;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The public side of the audit log: what it is, its signed states, and how to check it without trusting us. */
@Controller
class LogPages {
    private static final int PAGE = 30;

    private final MerkleLog log;

    LogPages(MerkleLog log) {
        this.log = log;
    }

    @Bean
    static Door oversightDoor() {
        return Door.to(Audience.ANYONE, "/audit", "/audit/**", "/api/audit/**");
    }

    @Bean
    static MeLink oversightLink() {
        return new MeLink(90, "/audit", "seal", "oversight.title");
    }

    @GetMapping("/audit")
    String log(@RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
        List<MerkleLog.Published> found = log.list(before, PAGE + 1);
        model.addAttribute("checkpoints", found.stream().limit(PAGE).toList());
        model.addAttribute("older", found.size() > PAGE ? found.get(PAGE - 1).size() : 0L);
        model.addAttribute("key", log.verifierKey());
        return "oversight/log";
    }

    /** One signed state as a file to keep. */
    @GetMapping("/audit/checkpoints/{day}.txt")
    @ResponseBody
    ResponseEntity<String> checkpoint(@PathVariable LocalDate day) {
        MerkleLog.Published published = log.find(day)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, Message.of("oversight.no-checkpoint")));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-" + day + ".txt\"")
                .body(published.note());
    }
}
