package org.cityplus.oversight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.cityplus.audit.MerkleLog;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit log", description = "Signed states of the log over all looks and acts, for anyone (RFC 9162, C2SP)")
class LogApi {
    private static final int PAGE = 100;

    private final MerkleLog log;

    LogApi(MerkleLog log) {
        this.log = log;
    }

    record Checkpoints(String key, List<MerkleLog.Published> checkpoints) {}

    record Consistency(long older, long newer, List<String> path) {}

    @Operation(summary = "Published checkpoints before a size, newest first, at most 100")
    @GetMapping("/checkpoints")
    Checkpoints checkpoints(@RequestParam(defaultValue = "9223372036854775807") long before) {
        return new Checkpoints(log.verifierKey(), log.list(before, PAGE));
    }

    @Operation(summary = "The newest state, signed now")
    @GetMapping(value = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String latest() {
        return log.latest();
    }

    @Operation(summary = "Proof that one state is the beginning of another (RFC 9162, 2.1.4)")
    @GetMapping("/consistency")
    Consistency consistency(@RequestParam long older, @RequestParam long newer) {
        return new Consistency(older, newer, log.consistency(older, newer));
    }
}
