package org.cityplus.guide.web;

import org.cityplus.city.City;
import org.cityplus.city.District;
import org.cityplus.city.DistrictMap;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The districts on a map and in a list, and what each has. */
@Controller
class GuidePages {
    private final City city;
    private final DistrictMap map;

    GuidePages(City city, DistrictMap map) {
        this.city = city;
        this.map = map;
    }

    @Bean
    static Door guideForAll() {
        return Door.to(Audience.ANYONE, "/city/**");
    }

    @GetMapping("/city")
    String city(Model model) {
        model.addAttribute("districts", city.districts());
        model.addAttribute("shapes", map.shapes());
        model.addAttribute("viewBox", map.viewBox());
        model.addAttribute("note", city.getText("map.note"));
        return "guide/city";
    }

    @GetMapping("/city/{code}")
    String district(@PathVariable String code, Model model) {
        if (!code.matches("\\d{6}")) {
            throw Refusal.notFound();
        }
        District district = city.findCurrentDistrict(new DistrictCode(code)).orElseThrow(Refusal::notFound);
        model.addAttribute("district", district);
        model.addAttribute("former", !district.code().value().equals(code));
        model.addAttribute(
                "offices",
                city.offices().stream()
                        .filter(office -> office.district().equals(district.code()))
                        .toList());
        model.addAttribute("towns", city.townsOf(district.code()));
        return "guide/district";
    }
}
