package gallery;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Floods;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

@Controller
class GalleryController {
    record Sent(String phone, int copies) {}

    private final Floods floods;

    GalleryController(Floods floods) {
        this.floods = floods;
    }

    @GetMapping("/gallery")
    String home() {
        return "gallery/home";
    }

    @GetMapping("/gallery/form")
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String form(Model model) {
        model.addAttribute("errors", List.of(new FieldError("tel", Message.of("web.field.invalid"))));
        return "gallery/form";
    }

    @GetMapping("/gallery/desk")
    String desk() {
        return "gallery/desk";
    }

    @GetMapping("/gallery/parts/{id}")
    @ResponseBody
    String byId(@PathVariable UUID id) {
        return id.toString();
    }

    @PostMapping("/gallery/send")
    @ResponseBody
    String send() {
        return "sent";
    }

    @GetMapping({"/gallery/refused", "/api/gallery/refused"})
    String refused() {
        throw new Refusal(
                Refusal.Kind.CONFLICT,
                Message.of("web.not-found"),
                List.of(new FieldError("tel", Message.of("web.field.invalid"))));
    }

    @GetMapping({"/gallery/broken", "/api/gallery/broken"})
    String broken() {
        throw new IllegalStateException("secret detail");
    }

    @GetMapping("/gallery/often")
    @ResponseBody
    String often() {
        floods.check("often", "somebody", new Floods.Limit(2, Duration.ofMinutes(1)));
        return "once more";
    }

    @PostMapping("/api/gallery")
    @ResponseBody
    Sent api(@RequestBody Sent sent) {
        return sent;
    }
}
