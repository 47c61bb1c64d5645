package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.Finder;

/** Finds assets that the caller may see by their code, or part of it or their name. */
@ApplicationScoped
class AssetFinder implements Finder {

    private final AssetAccess assets;

    AssetFinder(AssetAccess assets) {
        this.assets = assets;
    }

    @Override
    public List<Found> find(String word, int limit) {
        return assets.after("", word, null, limit).stream()
                .map(AssetFinder::found)
                .toList();
    }

    @Override
    public List<Found> bearing(String code, Optional<String> item, int limit) {
        return assets.find(code).map(AssetFinder::found).stream().toList();
    }

    private static Found found(AssetView asset) {
        return new Found("Asset", asset.name(), asset.code(), "/assets/" + asset.code());
    }
}
