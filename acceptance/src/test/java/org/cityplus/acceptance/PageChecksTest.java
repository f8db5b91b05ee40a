package org.cityplus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The checks see what they are for. */
@ExtendWith(CityExtension.class)
class PageChecksTest {
    @Test
    void aPageWithEveryFaultIsFoundOut(Devices devices) {
        Device phone = new Device(devices.phone().page(), new Complaints());
        phone.page().setContent("""
                <!doctype html><html lang="fr"><head><title>t</title><meta name="viewport" content="width=device-width">
                <style>p{color:#999;background:#fff} pre{width:500px} button{width:20px;height:20px} h2{width:1em;overflow-wrap:anywhere}
                @media (prefers-color-scheme:dark){h1{color:#333;background:#000}}</style></head>
                <body><main><h1>t</h1><h2>letters in a column</h2><p>pale</p><pre>wide</pre><button>x</button><input></main></body></html>""");
        phone.look("faulty");
        assertThat(phone.complaints().list())
                .satisfiesOnlyOnce(says("is in fr"))
                .satisfiesOnlyOnce(says("target smaller than 44: 20×20 <button"))
                .satisfiesOnlyOnce(says("at 320 px: needs"))
                .satisfiesOnlyOnce(says("squeezed at 320 px: <h2>letters"))
                .anySatisfy(says("axe serious color-contrast"))
                .anySatisfy(says("in the dark: axe serious color-contrast"))
                .satisfiesOnlyOnce(says("axe critical label"));
    }

    @Test
    void whatTheConsoleSaysIsACauseForComplaint(Devices devices) {
        Device phone = devices.phone();
        phone.open("/offline").page().evaluate("document.body.setAttribute('style', 'color: red')");
        phone.page().waitForTimeout(200);
        assertThat(devices.complaints().list()).singleElement().satisfies(says("Content Security Policy"));
        devices.complaints().forget();
    }

    private static Consumer<String> says(String words) {
        return complaint -> assertThat(complaint).contains(words);
    }
}
