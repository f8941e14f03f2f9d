use super::*;
impl<S: DocumentSource> Loader<S> {
    /// x
    pub async fn prefetch(&self, route: &Route) {
        let code = self.site.default_edition.clone();
        let _ = self.load(route, &code).await;
    }
    /// x
    /// # Errors
    /// x
    pub async fn reload(&self, _route: &Route, _code: &EditionCode) -> Result<Option<PageModel>, Failure> {
        Ok(None)
    }
}
